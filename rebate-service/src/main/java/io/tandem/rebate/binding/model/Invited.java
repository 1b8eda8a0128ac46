package io.tandem.rebate.binding.model;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/** As whose invitee a binding counts its user: of which partner, link, campaign and month. */
public record Invited(
        String programme,
        UUID partnerId,
        UUID linkId,
        Optional<String> campaign,
        YearMonth month) {}
