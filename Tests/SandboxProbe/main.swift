// Nothing may run before the sandbox stands; what stands here would belong to the main actor.
ProbeRun.main()
