/** What is seen of this service from outside: what was bound, what was refused, what waits. */
package io.tandem.referral.meter;
