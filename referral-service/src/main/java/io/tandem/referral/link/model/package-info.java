/**
 * The rules of a link: what its code looks like, where it may lead, and how it shares the gross
 * rebate.
 */
package io.tandem.referral.link.model;
