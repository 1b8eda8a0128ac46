-- Runs after every migration. What is not named here the application can read and add to, never change:
-- signatures, contributions, parts, transfers, evidence, ballots, and every other record of what happened.
call grant_privileges(
    changed => array[
        'agreement', 'agreement_signature (bound)', 'dispute', 'dispute_line', 'invitation',
        'membership', 'pool', 'pool_reservation', 'settlement', 'settlement_due',
        'signing_key (rotated_at, revoked_at)', 'simulation (attached)', 'team',
        -- Locked, never changed: a row's lock is the turn to bind a partner's earnings.
        'pooling_partner (partner_id)'],
    emptied => array['agreement_member', 'settlement_due', 'simulation'],
    called => array[]::text[]);
