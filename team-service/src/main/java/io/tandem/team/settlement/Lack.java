package io.tandem.team.settlement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member has too little of to settle. */
@RegisterForReflection
public record Lack(UUID partnerId, Asset asset, @Schema(examples = "12.5") BigDecimal lacking) {}
