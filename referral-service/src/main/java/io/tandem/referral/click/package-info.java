/**
 * The public side: {@code GET /r/{code}} sends a visitor on and notes the click. The note is kept
 * in memory and written with others in a while, so that nobody waits for the database; on an
 * orderly stop all notes are written first.
 */
package io.tandem.referral.click;
