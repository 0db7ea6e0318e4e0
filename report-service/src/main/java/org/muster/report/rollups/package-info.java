/**
 * Adds reports up along a period's frozen tree.
 *
 * <p>For a node, <em>stated</em> is what it reported itself and <em>summed</em> is the sum over its direct children; a
 * child counts with what it stated, and where it stated nothing with its own children's sum. So a city and its counties
 * are never both counted. Field by field: a child that left one field empty is summed in that field only. A nil report
 * states zero. Where a node stated one thing and those below it add up to another, both are shown with the node's reason,
 * and neither is made to fit: the node's own roll-up shows the sum, further up the node counts with what it stated.
 *
 * <p>Only expected organisations are counted, each once at its own place: expected = on time + late + missing, and nil
 * says how many of those on time or late were nil reports. A corrected report counts once, with its newest version, on
 * time if the version it corrects was; a returned one is missing until it is submitted again.
 *
 * <p>A submission only notes which node is to be summed again. Every second one replica sums the noted nodes and those
 * above them, level by level from below, so the order in which reports come in makes no difference.
 */
package org.muster.report.rollups;
