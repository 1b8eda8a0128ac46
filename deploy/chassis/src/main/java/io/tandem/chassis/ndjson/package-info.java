/**
 * Streams of newline-delimited JSON of any length: lines come in by batches, in constant memory and
 * no faster than they are dealt with, and each gets its line of answer.
 */
package io.tandem.chassis.ndjson;
