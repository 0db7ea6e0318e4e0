package org.muster.platform.organisation;

/** What an organisation is. */
public enum OrganisationKind {
    /** 科协: an association for science and technology of a division. */
    ASSOCIATION,
    /** 学会、协会、研究会: a learned society. */
    SOCIETY,
    /** 会员单位: a hospital, school or enterprise that belongs to a society. */
    MEMBER_UNIT,
    /** 基层组织: a post in a township or village, a university or an enterprise. */
    GRASSROOTS_UNIT
}
