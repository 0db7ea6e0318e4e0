/** Knows when which expert is taken, and lets nobody be taken twice. */
package org.muster.expert.engagement;
