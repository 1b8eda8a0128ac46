package io.tandem.rebate.accrual;

import io.tandem.chassis.money.Rate;
import io.tandem.rebate.accrual.model.Attribution;
import io.tandem.rebate.accrual.model.Parts;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.accrual.model.Reason;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.earnings.model.Source;
import io.tandem.rebate.plan.model.Category;
import io.tandem.rebate.rows.Columns;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A rating as the columns of {@code trade} and {@code accrual} have it, and back. */
final class RatingColumns {

    /** The columns' names, in the order of {@link #add}. */
    static final String NAMES =
            """
            category, reason, binding_id, binding_revision, source_id, partner_id, co_inviter_id,
            plan_id, plan_version, tier, rate_ppm, commissionable, gross, owner_part,
            co_inviter_part, invitee_part, due_on, posted_period, entry_id
            """;

    /** The columns' types as arrays, in the same order. */
    static final String[] TYPES = {
        "text[]", "text[]", "uuid[]", "bigint[]", "bigint[]", "uuid[]", "uuid[]",
        "uuid[]", "int[]", "int[]", "int[]", "numeric[]", "numeric[]", "numeric[]",
        "numeric[]", "numeric[]", "date[]", "int[]", "uuid[]"
    };

    private RatingColumns() {}

    /** What selects them from parameters: {@code unnest($20::text[]), unnest($21::text[]), …}. */
    static String unnested(int first) {
        return Columns.unnested(first, TYPES);
    }

    static <T> Columns<T> add(
            Columns<T> columns, Function<T, Entered> entered, Map<Source, Long> sourceIds) {
        Function<T, Rating> rating = row -> entered.apply(row).rating();
        columns.text(row -> rating.apply(row).category().name())
                .text(row -> rating.apply(row).reason().name());
        whose(columns, rating, sourceIds);
        terms(columns, row -> rating.apply(row).terms());
        amounts(columns, entered);
        return columns.day(row -> rating.apply(row).dueOn().orElse(null))
                .month(row -> entered.apply(row).postedPeriod())
                .id(row -> entered.apply(row).entryId().orElse(null));
    }

    /** From {@code binding_id} to {@code co_inviter_id}. */
    static <T> Columns<T> whose(
            Columns<T> columns, Function<T, Rating> rating, Map<Source, Long> sourceIds) {
        Function<T, Attribution> whose = row -> rating.apply(row).attribution().orElse(null);
        return columns.id(row -> of(whose.apply(row), Attribution::bindingId))
                .whole(row -> of(whose.apply(row), Attribution::bindingRevision))
                .whole(row -> of(whose.apply(row), given -> sourceIds.get(given.source())))
                .id(row -> of(whose.apply(row), Attribution::partnerId))
                .id(row -> of(whose.apply(row), given -> given.coInviterId().orElse(null)));
    }

    /** From {@code plan_id} to {@code rate_ppm}. */
    static <T> Columns<T> terms(Columns<T> columns, Function<T, Optional<Terms>> terms) {
        Function<T, Terms> given = row -> terms.apply(row).orElse(null);
        return columns.id(row -> of(given.apply(row), Terms::planId))
                .number(row -> of(given.apply(row), Terms::planVersion))
                .number(row -> of(given.apply(row), Terms::tier))
                .number(row -> of(given.apply(row), some -> some.rate().ppm()));
    }

    /** From {@code commissionable} to {@code invitee_part}. */
    static <T> Columns<T> amounts(Columns<T> columns, Function<T, Entered> entered) {
        Function<T, Rating> rating = row -> entered.apply(row).rating();
        return columns.decimal(row -> entered.apply(row).signed(rating.apply(row).commissionable()))
                .decimal(row -> entered.apply(row).signed(rating.apply(row).gross()))
                .decimal(row -> entered.apply(row).signed(rating.apply(row).parts().owner()))
                .decimal(row -> entered.apply(row).signed(rating.apply(row).parts().coInviter()))
                .decimal(row -> entered.apply(row).signed(rating.apply(row).parts().invitee()));
    }

    private static <T, V> V of(T value, Function<T, V> part) {
        return value == null ? null : part.apply(value);
    }

    /** Reads a rating from a row that also has its source's columns. */
    static Rating read(Row row) {
        UUID bindingId = row.getUUID("binding_id");
        UUID planId = row.getUUID("plan_id");
        return new Rating(
                Category.valueOf(row.getString("category")),
                Reason.valueOf(row.getString("reason")),
                bindingId == null ? Optional.empty() : Optional.of(attribution(bindingId, row)),
                planId == null ? Optional.empty() : Optional.of(terms(planId, row)),
                magnitude(row, "commissionable"),
                magnitude(row, "gross"),
                new Parts(
                        magnitude(row, "owner_part"),
                        magnitude(row, "co_inviter_part"),
                        magnitude(row, "invitee_part")),
                Optional.ofNullable(row.getLocalDate("due_on")));
    }

    /** A rating's amounts are not negative; a row that takes it back has them negated. */
    private static BigDecimal magnitude(Row row, String column) {
        return row.getBigDecimal(column).abs();
    }

    private static Attribution attribution(UUID bindingId, Row row) {
        Source source =
                new Source(
                        row.getString("programme"),
                        row.getUUID("partner_id"),
                        row.getUUID("link_id"),
                        Optional.ofNullable(row.getString("channel")),
                        Optional.ofNullable(row.getString("campaign")),
                        Optional.ofNullable(row.getUUID("introducer_id")));
        return new Attribution(
                bindingId,
                row.getLong("binding_revision"),
                source,
                Optional.ofNullable(row.getUUID("co_inviter_id")));
    }

    private static Terms terms(UUID planId, Row row) {
        return new Terms(
                planId,
                row.getInteger("plan_version"),
                row.getInteger("tier"),
                new Rate(row.getInteger("rate_ppm")));
    }
}
