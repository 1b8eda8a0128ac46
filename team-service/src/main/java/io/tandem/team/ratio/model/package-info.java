/** Exact fractions of whole numbers: what is compared is never rounded first. */
package io.tandem.team.ratio.model;
