package io.tandem.rebate.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.tandem.chassis.money.Asset;
import java.math.BigDecimal;
import java.util.UUID;

/** Who lacks how much, in the problem; no partner where it is suspense. */
@RegisterForReflection
record Lacking(UUID partnerId, Asset asset, BigDecimal lacking) {}
