package io.tandem.team.partner.model;

/** How a partner stands with the exchange. */
public enum PartnerStatus {
    ACTIVE,
    /** What it has goes on earning, and it stays on its teams; it leads none. */
    SUSPENDED,
    /** For good. */
    CLOSED
}
