package org.muster.expert.profile;

/** The reserve of one organisation (专家储备库) in numbers. */
record Pool(String organisation, String name, int total, int reserve, int active, int lapsed, int incomplete) {}
