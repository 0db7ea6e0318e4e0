package org.muster.platform.organisation;

/**
 * Another code an organisation is known by: one it got later or had before.
 *
 * @param name what was called so under this code, where that is known
 * @param change why there are two: MERGED or RECODED
 */
public record OrganisationAlias(String alias, String name, String change) {}
