/**
 * What happens once when a process starts: the clock it goes by, and the refusal to boot a
 * configuration that is unsafe in production.
 */
package io.tandem.chassis.boot;
