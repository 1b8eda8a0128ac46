/**
 * Who brought whom. Every claim that is told is kept; what claims come to is derived from all
 * claims of a user by the pure model, compared with what is stored, and the differences are written
 * and told in the feed, all in one transaction.
 */
package io.tandem.referral.binding;
