/** A reservation's arithmetic. */
package io.tandem.rebate.reservation.model;
