package io.tandem.rebate.reservation;

import java.util.List;

/** All that is reserved under a reference. */
record ReservationsView(List<ReservationView> items) {}
