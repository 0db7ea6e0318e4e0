/** Tells an operator when no invitation is answered any more although everything runs. */
package org.muster.expert.operations;
