/**
 * What happened, in order, for other services to follow. An entry is appended in the transaction
 * that made it true (a transactional outbox) and gets its position only once that has committed, so
 * positions are dense and a follower that has seen {@code n} can never miss anything below it. How
 * far a follower is, is kept beside what it applied.
 */
package io.tandem.chassis.feed;
