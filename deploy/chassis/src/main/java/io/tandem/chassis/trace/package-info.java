/**
 * What ties together what one request caused: its id, taken from {@code X-Request-Id} or made,
 * echoed, written with each line of the log and handed on to neighbours. The W3C trace context goes
 * the same way by OpenTelemetry, whether spans are exported or not.
 */
package io.tandem.chassis.trace;
