/**
 * Dying on purpose: a process halts at a step that its configuration names, so that tests from
 * outside can try what a crash there leaves. Production refuses to start with it.
 */
package io.tandem.chassis.fault;
