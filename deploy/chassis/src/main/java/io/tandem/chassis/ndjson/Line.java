package io.tandem.chassis.ndjson;

/**
 * One line of a request.
 *
 * @param number counts from 1
 * @param bytes without the line's end; empty when {@code tooLong}
 * @param tooLong the line was longer than allowed and its bytes were dropped
 */
public record Line(long number, byte[] bytes, boolean tooLong) {}
