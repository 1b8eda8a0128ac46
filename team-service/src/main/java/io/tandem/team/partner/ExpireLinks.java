package io.tandem.team.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What referral-service is told: that those of the links, or those of the campaign, that are the
 * owner's and of one of the programmes expire. No programmes are all of them; of links and campaign
 * one is null.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExpireLinks(
        UUID ownerId, List<String> programmes, List<UUID> links, String campaign, Instant at) {}
