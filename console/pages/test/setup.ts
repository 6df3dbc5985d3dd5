import { configure } from '@testing-library/react';

// A test ends as soon as it sees what it waits for; on a busy machine that may take some seconds.
configure({ asyncUtilTimeout: 20_000 });
