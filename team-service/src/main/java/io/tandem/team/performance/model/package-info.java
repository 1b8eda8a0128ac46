/** Adds members' months up, ranks them and tells how they change: exactly, and nothing else. */
package io.tandem.team.performance.model;
