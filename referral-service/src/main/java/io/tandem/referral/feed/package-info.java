/**
 * What others follow: every change of a binding, as a full snapshot of it, in order and without
 * gaps.
 */
package io.tandem.referral.feed;
