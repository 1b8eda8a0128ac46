package io.tandem.rebate.accrual.model;

import io.tandem.rebate.binding.model.Binding;
import io.tandem.rebate.earnings.model.Source;
import java.util.Optional;
import java.util.UUID;

/** By which binding a trade is whose. */
public record Attribution(
        UUID bindingId, long bindingRevision, Source source, Optional<UUID> coInviterId) {

    public static Attribution by(Binding binding) {
        Source source =
                new Source(
                        binding.programme(),
                        binding.partnerId(),
                        binding.linkId(),
                        binding.channel(),
                        binding.campaign(),
                        binding.introducerId());
        return new Attribution(binding.id(), binding.revision(), source, binding.coInviterId());
    }

    public UUID partnerId() {
        return source.partnerId();
    }

    Attribution apartFromRevision() {
        return new Attribution(bindingId, 0, source, coInviterId);
    }
}
