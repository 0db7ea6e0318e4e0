/** Tells an operator when reports stay out that are expected although everything runs. */
package org.muster.report.operations;
