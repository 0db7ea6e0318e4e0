package org.muster.notice.organisation;

import java.util.UUID;

/** Fired in the transaction that closes an organisation. @param successor null for none */
public record OrganisationClosed(UUID change, String organisation, String successor, AccountsOnClosure accounts) {}
