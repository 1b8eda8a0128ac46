package io.tandem.team.partner.model;

import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;

/**
 * That a partner stands otherwise from a moment on.
 *
 * @param sequence counts a partner's changes; a later one replaces an earlier
 */
public record StandingChange(
        PartnerId partner, int sequence, PartnerStatus status, Instant since) {}
