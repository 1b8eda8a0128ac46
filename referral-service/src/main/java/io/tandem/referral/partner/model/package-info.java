/** What a partner is and may be: its identity and its standing over time. */
package io.tandem.referral.partner.model;
