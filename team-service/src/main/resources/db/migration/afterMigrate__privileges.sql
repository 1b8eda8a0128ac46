-- Runs after every migration: what the application's role may not do with this service's tables. A table that is not
-- named it may change and empty; one that records what happened belongs into the first list.
call grant_privileges(
    records => array[
        -- Read and added to, never changed.
        'agreement_exit', 'agreement_removal_vote', 'dispute_acceptance', 'dispute_ballot',
        'dispute_evidence', 'dispute_person', 'dispute_proposal', 'settlement_consent',
        'settlement_cause', 'settlement_contribution', 'settlement_cost', 'settlement_part',
        'settlement_rebate', 'settlement_transfer',
        -- Changed in these columns alone; an id among them is for locking a row, and nothing that it says changes.
        'agreement_signature (bound)', 'pooling_partner (partner_id)',
        'signing_key (rotated_at, revoked_at)',
        -- Changed, never deleted.
        'agreement *', 'cost *', 'cost_vote *', 'dispute *', 'dispute_line *', 'feed_cursor *',
        'invitation *', 'lead_tenure *', 'link_expiry *', 'membership *', 'partner_standing *',
        'pool *', 'pool_reservation *', 'settlement *', 'team *'],
    called => array[]::text[]);
