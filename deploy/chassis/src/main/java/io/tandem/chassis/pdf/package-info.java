/** Text on paper: PDF files that are the same bytes for the same lines, without AWT. */
package io.tandem.chassis.pdf;
