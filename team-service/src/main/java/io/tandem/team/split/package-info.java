/** Split rules on the wire, and the calculator by which anybody can do a split again. */
package io.tandem.team.split;
