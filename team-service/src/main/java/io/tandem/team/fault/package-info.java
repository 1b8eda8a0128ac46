/**
 * The named steps of sagas, and a way to make a process die at one of them: how tests, here and
 * from outside, try what a crash there leaves. Production refuses to start with it.
 */
package io.tandem.team.fault;
