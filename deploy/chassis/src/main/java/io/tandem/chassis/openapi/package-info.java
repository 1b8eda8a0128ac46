/**
 * What every operation's description says alike: its errors, and an example made from the examples
 * of its parts.
 */
package io.tandem.chassis.openapi;
