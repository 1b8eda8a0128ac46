package io.tandem.team.agreement.model;

import io.tandem.team.roster.model.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a former member's links within the scope expire.
 *
 * @param dueAt the moment in which its membership ends: not before it
 * @param expiredAt when referral-service had them expire, once it has
 */
public record LinkExpiry(PartnerId member, Instant dueAt, Optional<Instant> expiredAt) {}
