/**
 * Who brought whom. The service keeps the partners of an exchange's referral programmes, their
 * links, the clicks on them and the bindings of users to links, and tells the other services of
 * every change of a binding by an ordered feed. Features depend in one direction: programme,
 * partner, link, click, binding, feed.
 */
package io.tandem.referral;
