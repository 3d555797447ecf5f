/** Other work on the machine: one core, for as long as it is let. */
while (performance.now() >= 0);
