package org.muster.outreach.rumours;

/**
 * What to check first, with its parts: how many ask × how much harm it does × from how many sides it comes. Demand and
 * spread count doublings, so that no single source can outweigh harm.
 *
 * @param demand log2(1 + askers)
 * @param harm 1 a nuisance, 2 misleads, 3 endangers health, lives or order
 * @param harmGraded whether a person graded it; 2 is assumed until then
 * @param spread 1 + log2(1 + different senders of the last 24 hours)
 */
record Priority(double score, double demand, int harm, boolean harmGraded, double spread) {}
