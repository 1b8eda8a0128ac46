/** How a partner stands with its exchange. */
package io.tandem.team.partner.model;
