/**
 * What others follow: which earnings changed, in order and without gaps. A change is noted in the
 * transaction that makes it, in one small row for a whole batch; what it came to for whom is read
 * from the journal when somebody asks.
 */
package io.tandem.rebate.feed;
