/**
 * Who brought a user, and since when: claims in, bindings and refusals out. Everything here is
 * derived from the whole set of a user's claims, so that neither the order in which they arrive nor
 * a repetition can change the outcome.
 */
package io.tandem.referral.binding.model;
