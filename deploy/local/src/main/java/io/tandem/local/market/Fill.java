package io.tandem.local.market;

import java.math.BigDecimal;
import java.time.LocalTime;

/**
 * One side of a public trade, which has no owner yet.
 *
 * @param id names this side: the file's name, the row in it, and the side where the file tells both
 * @param base what is bought or sold
 * @param quote what the price is counted in
 * @param contractUsd for a coin-margined derivative what one contract stands for in US dollars,
 *     else zero
 */
public record Fill(
        String source,
        String id,
        String instrument,
        InstrumentType type,
        String base,
        String quote,
        Side side,
        Liquidity liquidity,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal contractUsd,
        LocalTime time) {}
