import { LineChart, MapChart, PieChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// Only what the dashboard draws. The canvas needs no styles in markup, which the page's security policy forbids.
use([
  AriaComponent,
  CanvasRenderer,
  GridComponent,
  LineChart,
  MapChart,
  PieChart,
  ScatterChart,
  TooltipComponent,
  VisualMapComponent,
]);

export { init, registerMap };
