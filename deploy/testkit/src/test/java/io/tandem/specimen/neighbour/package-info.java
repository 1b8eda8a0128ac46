/** A service that needs a neighbour, and a neighbour that can be anything but well. */
package io.tandem.specimen.neighbour;
