package io.tandem.rebate.accrual.model;

import io.tandem.chassis.money.Rate;
import java.util.UUID;

/** The version of the plan, the tier in it and that tier's rate. */
public record Terms(UUID planId, int planVersion, int tier, Rate rate) {}
