package org.muster.notice.organisation;

import java.util.UUID;

/** Fired in the transaction that undoes an organisation's closure. */
public record OrganisationReopened(UUID change, String organisation) {}
