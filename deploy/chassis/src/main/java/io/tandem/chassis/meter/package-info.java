/**
 * What is seen from outside: how requests fare, by route, and what the database says of the
 * business, read at intervals and shown as gauges. No label ever holds an id, a name or an address.
 */
package io.tandem.chassis.meter;
